const a = ;
function ok(x) { return x; }
class { method() { 
if (
