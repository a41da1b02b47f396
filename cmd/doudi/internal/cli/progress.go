package cli

import (
	"fmt"
	"time"
)

// progress shows how far a run is: a bar in a terminal, elsewhere a line now and then.
type progress struct {
	s     *settings
	bar   *bar // nil where there is no terminal
	start time.Time
	last  time.Time
}

// every is the time between two lines where there is no terminal.
const every = 10 * time.Second

func (s *settings) newProgress() *progress {
	return &progress{s: s, bar: newBar(s), start: time.Now(), last: time.Now()}
}

// report is called after every shard, by one goroutine at a time.
func (p *progress) report(done, total int) {
	if p.bar != nil {
		p.bar.set(done, total)
		return
	}
	if now := time.Now(); now.Sub(p.last) >= every {
		p.last = now
		left := time.Duration(float64(now.Sub(p.start)) / float64(done) * float64(total-done)).Round(time.Second)
		fmt.Fprint(p.s.Err, p.s.lang.Say("%d %% done, about %s left\n", 100*done/total, left))
	}
}

// end takes the bar off the terminal.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.end()
	}
}
