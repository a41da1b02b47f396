//go:build !js

package cli

import (
	"io"
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// bar is the bar of progress in a terminal.
type bar struct {
	s    *settings
	pool *mpb.Progress
	bar  *mpb.Bar
}

// newBar is nil where there is no terminal.
func newBar(s *settings) *bar {
	if f, ok := s.terminal.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return &bar{s: s, pool: mpb.New(mpb.WithOutput(io.Writer(f)), mpb.WithWidth(48))}
	}
	return nil
}

func (b *bar) set(done, total int) {
	if b.bar == nil {
		b.bar = b.pool.AddBar(int64(total), mpb.BarRemoveOnComplete(),
			mpb.PrependDecorators(decor.Name(b.s.lang.Say("simulating "))),
			mpb.AppendDecorators(decor.Percentage(), decor.Name(b.s.lang.Say("  left ")), decor.AverageETA(decor.ET_STYLE_GO)))
	}
	b.bar.SetCurrent(int64(done))
}

func (b *bar) end() {
	if b.bar != nil {
		b.bar.Abort(true)
	}
	b.pool.Wait()
}
