"""Everything that the pages show, as JSON under ``/api/v1/``.

``calls`` says what a call is; ``asking`` and ``changing`` hold them; ``openapi`` describes them all from the
very table that they are routed by, so that none is undescribed.
"""
