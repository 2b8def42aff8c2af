"""The journal: who did what, searched by an auditor."""
