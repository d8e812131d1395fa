"""RFC 5322 bytes to `Message`: headers, own words, quoted words, calendar parts. Knows no Gmail."""
