"""Text to lines and back: the grammar, the lines, what was expected of a bad one, the formatter. Knows no debate."""
