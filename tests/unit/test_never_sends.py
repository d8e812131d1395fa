"""The agent cannot send mail: no call, no module, no port, no scope through which it could.

Read off the syntax tree of the whole package, so that a new file is covered on the day it is born.
The built-in Gmail server knows the paths of the sending methods in order to refuse them.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import agent
from agent.ports import Mailbox

PACKAGE = Path(agent.__file__).parent
SERVER = PACKAGE / "localgmail"
MAILERS = {"smtplib", "aiosmtplib", "sendgrid", "mailgun", "postmarker", "yagmail", "imaplib"}
SENDERS = {"send", "sendmail", "send_message", "sendMail"}
RESOURCES = {"messages", "drafts", "threads"}


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def names_in(node: ast.AST) -> set[str]:
    """Every name and attribute an expression is made of, underscores in front left out."""
    parts = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    parts |= {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
    return {part.strip("_").lower() for part in parts}


def sending_calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls of a sending method on anything, and attributes of that name asked for by string."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in SENDERS:
            yield node
        named = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        if isinstance(node.func, ast.Name) and node.func.id == "getattr" and SENDERS & set(named):
            yield node


def test_the_package_was_found() -> None:
    """A scan of nothing proves nothing."""
    assert len(sources()) > 20
    assert PACKAGE / "gmail" / "mailbox.py" in sources()


@pytest.mark.parametrize(
    "code",
    [
        "service.users().messages().send(userId='me', body=b).execute()",
        "self._drafts.send(userId='me')",
        "getattr(users.drafts(), 'send')()",
        "server.sendmail(a, b, c)",
    ],
)
def test_the_scan_sees_a_call_that_sends(code: str) -> None:
    """The scan itself must be able to fail."""
    assert len(list(sending_calls(ast.parse(code)))) == 1


def test_nothing_calls_a_method_that_sends() -> None:
    """On a Gmail resource or on any other mailer; sockets are no mailers and are not used."""
    found = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}"
        for path in sources()
        for call in sending_calls(tree_of(path))
    ]
    assert found == []


def test_nothing_refers_to_a_sending_method_of_a_resource() -> None:
    """Not even without calling it: `send = drafts.send` would be a way round."""
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and node.attr in SENDERS
        and names_in(node.value) & RESOURCES
    ]
    assert found == []


def test_nothing_imports_a_mailer() -> None:
    """No SMTP, no IMAP, no mailing service."""
    found = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in sources()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
        if name.partition(".")[0] in MAILERS
    ]
    assert found == []


def test_no_address_of_a_sending_method_stands_in_the_agent() -> None:
    """Only the built-in server knows such paths, and it refuses them."""
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sources()
        if SERVER not in path.parents
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(f"{name}/send" in node.value for name in RESOURCES)
    ]
    assert found == []


def test_the_scope_that_only_sends_is_never_asked_for() -> None:
    """gmail.send permits nothing else; drafts need gmail.compose."""
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sources()
        if SERVER not in path.parents
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and "gmail.send" in str(node.value)
    ]
    assert found == []


def test_the_port_has_no_send() -> None:
    """What services see cannot send."""
    methods = {name for name in vars(Mailbox) if not name.startswith("_")}
    assert not {name for name in methods if "send" in name} - {"send_as"}
