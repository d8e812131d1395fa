"""The weekly digest: what a week means (a pure view model) and how it is rendered."""
