"""The factions, one file each: doctrine, the orders only it has, and its answers."""
