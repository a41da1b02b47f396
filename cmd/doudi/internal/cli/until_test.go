package cli

import (
	"io"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
)

// Draws are added until a figure is known well enough, no more than the user allows; a sample's own error, which more draws do not take
// away, ends it. After 100 draws of 1,000 people the error of total cost is 7.8 % of its mean, 6.8 % of that the sample's: 7.4 % takes
// 170 draws or so, in batches 200.
func TestUntilAddsDraws(t *testing.T) {
	plan, err := dispatch.OpenStudy("huolinguole", scenarios.Given{Flags: map[string]string{"people": "1000", "replicates": "1", "draws": "100"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err := plan.Named("--until", "total_cost", 0)
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	s := &settings{Streams: Streams{Out: io.Discard, Err: &said}, terminal: io.Discard, lang: message.English, workers: 2}
	w := s.newWork(plan, "huolinguole")
	for _, c := range []struct {
		share float64
		most  int
		draws int
		want  string
	}{
		{0.2, 200, 100, "reached after 100 draws"}, {0.01, 200, 100, "is of the sample of"}, {0.074, 200, 200, "after 200 draws"},
	} {
		said.Reset()
		if err := w.until(t.Context(), key, "total_cost", c.share, c.most); err != nil {
			t.Fatal(err)
		}
		if n := w.job.Plan.Study.Draws; n != c.draws || w.header.Study.Draws != n || w.job.Done(w.job.All()) != n || !strings.Contains(said.String(), c.want) {
			t.Errorf("until %v: %d draws, %s", c.share, n, &said)
		}
	}
}

// By hand: an error of 4 % that hangs on draws alone takes 100 · 16/9 = 178 draws to be 3 %, and no more than twice as many are made at a
// time. Where 3 % of it is the sample's, 3.5 % takes 200 · (16 − 9)/(12.25 − 9) = 431, cut to twice 200.
func TestHowManyDrawsAreNext(t *testing.T) {
	for _, c := range []struct {
		p           precision
		share       float64
		draws, most int
		want        int
	}{
		{precision{0.04, 0}, 0.03, 100, 2000, 200}, {precision{0.04, 0}, 0.001, 100, 2000, 200}, {precision{0.04, 0}, 0.0399, 400, 2000, 500},
		{precision{0.04, 0}, 0.01, 1600, 2000, 2000}, {precision{0.04, 0.03}, 0.035, 200, 2000, 400}, {precision{0.04, 0.03}, 0.038, 400, 2000, 600},
	} {
		if got := c.p.next(c.share, c.draws, c.most); got != c.want {
			t.Errorf("%+v: %d draws next", c, got)
		}
	}
}

func TestWhatUntilCannotMean(t *testing.T) {
	for flags, want := range map[string]string{
		"--until x": "write 'fund_spending.medical_assistance 1%'", "--until=oop_per_person 0%": "is no figure with a precision", "--until=oop_per_person 1%|--draws|150": "a multiple of 100",
		"--until=oop_per_person 1%|--part|1/2": "does not go with `--until`", "--until=oop_per_persom 1%": "write oop_per_person",
	} {
		args := append([]string{"run", "huolinguole", "--people", "300", "--lang", "en"}, strings.Split(strings.Replace(flags, "--until x", "--until|x", 1), "|")...)
		if code, _, said := inPlace(t, args...); code != ExitBadInput || !strings.Contains(said, want) {
			t.Errorf("%s: exit %d, %s", flags, code, said)
		}
	}
}
