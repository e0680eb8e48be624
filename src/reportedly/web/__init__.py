"""The web application over a ledger: server-rendered pages, and a JSON API with everything they show.

``app.create`` makes the ASGI application, ``serving.run`` runs it; ``pages/`` has one file for each kind of
page, with its routes; ``guard`` and ``access`` keep strangers and hostile pages out.
"""

# Routes name the kind of path part that it registers.
from reportedly.web import links as links
