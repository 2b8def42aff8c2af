"""Money that arrived elsewhere: take files in, look after what does not fit, enter proofs."""
