"""What is said outside: the landlord view, its texts, receipts."""
