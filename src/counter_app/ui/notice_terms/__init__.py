"""What notices are printed with: the contract, the bank, the post office, the paper's words."""
