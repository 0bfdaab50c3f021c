"""Start Ifoghas: `python3 main.py` plays, `python3 main.py --help` lists what else there is.

Everything older than the check below must parse on old Pythons too, or they would answer
with a syntax error where they owe a sentence.
"""

import sys

OLDEST = (3, 11)


def main() -> int:
    """Run the command line, inside an environment that has the libraries it needs."""
    if sys.version_info < OLDEST:
        sys.stderr.write(
            "Ifoghas needs Python %d.%d or newer and this is Python %d.%d: install a newer one "
            "and start main.py with it.\n" % (OLDEST + sys.version_info[:2])
        )
        return 1
    if sys.argv[1:] == ["--version"]:
        from game import __version__

        print("ifoghas", __version__)
        return 0
    from game.bootstrap import start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
