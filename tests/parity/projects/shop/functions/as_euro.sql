'€ ' || amount
