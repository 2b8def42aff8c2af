"""Is this desk fit to take money, and how old is its newest copy?"""
