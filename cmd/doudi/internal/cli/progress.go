package cli

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// progress shows how far a run is: a bar in a terminal, elsewhere a line now and then.
type progress struct {
	s     *settings
	pool  *mpb.Progress // nil where there is no terminal
	bar   *mpb.Bar
	start time.Time
	last  time.Time
}

// every is the time between two lines where there is no terminal.
const every = 10 * time.Second

func (s *settings) newProgress() *progress {
	p := &progress{s: s, start: time.Now(), last: time.Now()}
	if f, ok := s.terminal.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.pool = mpb.New(mpb.WithOutput(io.Writer(f)), mpb.WithWidth(48))
	}
	return p
}

// report is called after every shard, by one goroutine at a time.
func (p *progress) report(done, total int) {
	if p.pool == nil {
		if now := time.Now(); now.Sub(p.last) >= every {
			p.last = now
			left := time.Duration(float64(now.Sub(p.start)) / float64(done) * float64(total-done)).Round(time.Second)
			fmt.Fprintf(p.s.Err, p.s.say("已完成 %d%%，约剩 %s\n", "%d %% done, about %s left\n"), 100*done/total, left)
		}
		return
	}
	if p.bar == nil {
		p.bar = p.pool.AddBar(int64(total), mpb.BarRemoveOnComplete(),
			mpb.PrependDecorators(decor.Name(p.s.say("模拟 ", "simulating "))),
			mpb.AppendDecorators(decor.Percentage(), decor.Name(p.s.say("  约剩 ", "  left ")), decor.AverageETA(decor.ET_STYLE_GO)))
	}
	p.bar.SetCurrent(int64(done))
}

// end takes the bar off the terminal.
func (p *progress) end() {
	if p.pool == nil {
		return
	}
	if p.bar != nil {
		p.bar.Abort(true)
	}
	p.pool.Wait()
}
