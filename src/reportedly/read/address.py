"""Which network addresses may be fetched from: public ones only, unless the user says otherwise."""

from __future__ import annotations

import ipaddress
import socket

from reportedly.errors import FetchError, PrivateAddress

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
#: Networks that carry IPv4 addresses inside IPv6 ones (RFC 6052, RFC 8215): judged by what they carry.
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


def resolve(host: str, port: int, *, origin: str, allow_private: bool) -> str:
    """The one address to connect to. Who connects must use it and not ask for the name again.

    Args:
        host: name or address, without brackets.
        port: TCP port.
        origin: names the input in errors.
        allow_private: take any address.

    Raises:
        PrivateAddress: one of the host's addresses is not public. One is enough: which one answers is left to
            whoever runs the name server.
        FetchError: the name cannot be resolved.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(origin, f"the host name {host} cannot be resolved") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise PrivateAddress(
                    origin, f"leads to the private address {address}", "allow it with --allow-private"
                )
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an address is public: not private, loopback, link-local, multicast, reserved."""
    try:
        parsed: _Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _carried(parsed)
    if inner is not None:
        return is_public(str(inner))
    return parsed.is_global and not (
        parsed.is_multicast
        or parsed.is_reserved
        or parsed.is_private
        or parsed.is_unspecified
        or parsed.is_loopback
    )


def _carried(address: _Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 one: mapped, 6to4, Teredo, NAT64."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in network for network in _NAT64):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
