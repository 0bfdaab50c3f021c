"""The chapters of the rules, one file each; `scenario` finds them and puts them into the rulebook."""
