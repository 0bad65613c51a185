"""Raw mails and attachments, sealed as they came, before anything else is done with them."""
