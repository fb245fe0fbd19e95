"""Reviews: when each page and reply is due again, who owns it, and how a review is recorded."""
