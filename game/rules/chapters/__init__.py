"""The chapters of the rules, one file each; `scenario` finds them for the rulebook."""
