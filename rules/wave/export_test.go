package wave

// Size is how many instructions January's bills take, and how many buffers.
func (w *Waves) Size() (instructions, buffers int) { return w.claims[0].program.Size() }

// ByHousehold is how many of the policies settle by household.
func (w *Waves) ByHousehold() int { return len(w.homes) }
