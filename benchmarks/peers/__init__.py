"""Other programs on the same material, side by side in one run. They are never needed to run Stemma."""
