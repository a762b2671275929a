"""Fuzzing of every reader: valid samples, mutated; whatever comes in, articles or problems come out, soon."""
