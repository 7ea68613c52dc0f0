"""What is worked out of a map for people to print and carry: sheets. Writes no format and draws nothing."""
