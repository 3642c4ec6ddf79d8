"""Forms of accounts, of seats and of the back office: strings in, our types out."""
