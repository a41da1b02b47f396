package cli

// bar is none in a browser, which has no terminal.
type bar struct{}

func newBar(*settings) *bar { return nil }

func (*bar) set(int, int) {}

func (*bar) end() {}
