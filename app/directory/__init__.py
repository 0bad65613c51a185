"""Who and where: centres, districts, landlords, departments, addresses, responders, and what a dwelling already has."""
