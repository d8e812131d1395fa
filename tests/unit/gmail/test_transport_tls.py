"""The same promises over TLS, which is what Google speaks."""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httplib2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from agent.gmail.transport import OneShotHttp
from tests.unit.gmail.rawserver import Deed, answer, hang_up, raw_server, silence, trickle


@pytest.fixture(scope="module", name="certificate")
def _certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    start = datetime.now(UTC) - timedelta(days=1)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


def client(certificate: Path | None, timeout: float = 1.0, deadline: float = 5.0) -> OneShotHttp:
    http = OneShotHttp(timeout, deadline)
    http.ca_certs = str(certificate) if certificate else None
    return http


def test_reads_keep_their_connection(certificate: Path) -> None:
    with raw_server(answer({"n": 1}), certificate=certificate) as server:
        http = client(certificate)
        assert [http.request(f"{server.url}/{n}")[1] for n in range(3)] == [b'{"n": 1}'] * 3
        assert server.connections == 1


@pytest.mark.parametrize("deed", [hang_up, silence])
def test_a_write_leaves_once(certificate: Path, deed: Deed) -> None:
    with raw_server(deed, answer(), certificate=certificate) as server:
        http = client(certificate, timeout=0.5)
        with pytest.raises((ConnectionError, TimeoutError)):
            http.request(server.url + "/gmail/v1/users/me/drafts", "POST", body=b"{}")
        assert len(server.requests("POST")) == 1
        assert http.sent


def test_a_trickle_meets_its_deadline(certificate: Path) -> None:
    with (
        raw_server(trickle, certificate=certificate) as server,
        pytest.raises(TimeoutError),
    ):
        client(certificate, deadline=0.4).request(server.url + "/x")


def test_a_write_to_a_stranger_never_leaves(certificate: Path) -> None:
    """A certificate nobody vouches for: the handshake fails before a byte of the request."""
    with raw_server(answer(), certificate=certificate) as server:
        http = client(None)
        with pytest.raises((ssl.SSLError, httplib2.HttpLib2Error)):
            http.request(server.url + "/gmail/v1/users/me/drafts", "POST", body=b"{}")
        assert not http.sent
        assert server.seen == []
