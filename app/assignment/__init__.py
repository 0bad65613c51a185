"""Step 3 of a report: opens or joins the case and chooses exactly one owner."""
