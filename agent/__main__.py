"""`python -m agent`: the same as the command `followup`."""

from agent.cli.main import run

if __name__ == "__main__":
    run()
