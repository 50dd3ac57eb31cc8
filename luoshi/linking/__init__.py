"""Documents side by side: the same project, the contradiction, the rival, the neighbour."""
