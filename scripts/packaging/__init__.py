"""What scripts/release is made of: the files of an installation, and one
function for each kind of package that holds them."""
