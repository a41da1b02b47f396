package dispatch

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
)

// PartSuffix ends the name of every part.
const PartSuffix = ".part"

// PartName is the name of part k of n.
func PartName(k, n int) string {
	return fmt.Sprintf("%0*d-of-%d%s", len(strconv.Itoa(n)), k, n, PartSuffix)
}

// PartOf is the draws of part k of n, 1 ≤ k ≤ n ≤ draws.
func PartOf(k, n, draws int) Span { return Span{(k - 1) * draws / n, k * draws / n} }

// Set is the parts of one run that were found, with what is wrong with them.
type Set struct {
	Parts   []*Part // in the order of their simulations
	Damaged []*Damaged
	Missing []Span // draws of which simulations are in no part
	Of      int    // how many parts the run was divided in; 0 where that is not the same in all

	report *document.Report // of parts that do not belong together
}

// Gather looks for the parts in some folders, and in those in them. Files of other kinds are left aside. The error is a
// *document.Invalid: a folder that is none, a file that is no part, parts that do not belong together, or no part at all.
func Gather(folders []string) (*Set, error) {
	s := &Set{report: &document.Report{}}
	for _, path := range folders {
		if err := s.look(path, true); err != nil {
			return nil, err
		}
	}
	if len(s.Parts)+len(s.Damaged) == 0 {
		return nil, document.Refusef(strings.Join(folders, " "), "there is no part of a run here")
	}
	slices.SortStableFunc(s.Parts, func(a, b *Part) int {
		return cmp.Or(a.Header.Spans[0].From-b.Header.Spans[0].From, strings.Compare(a.Path, b.Path))
	})
	s.compare()
	if err := s.report.Err(); err != nil {
		return nil, err
	}
	s.cover()
	if err := s.report.Err(); err != nil {
		return nil, err
	}
	return s, nil
}

// look reads the parts in a folder.
func (s *Set) look(path string, deeper bool) error {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return document.Refusef(path, "this is a file; name the folder that it is in")
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return document.Refusef(path, "the folder cannot be read: %v", err)
	}
	for _, e := range entries {
		inner := filepath.Join(path, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir() && deeper && !strings.HasSuffix(e.Name(), UnfinishedSuffix):
			if err := s.look(inner, false); err != nil {
				return err
			}
		case !e.IsDir() && strings.HasSuffix(e.Name(), PartSuffix) && e.Name() != KeptName:
			p, err := Open(inner)
			var damaged *Damaged
			var invalid *document.Invalid
			switch {
			case err == nil:
				s.Parts = append(s.Parts, p)
			case errors.As(err, &damaged):
				s.Damaged = append(s.Damaged, damaged)
			case errors.As(err, &invalid):
				s.report.Join(invalid.Report)
			}
		}
	}
	return nil
}

// compare reports the parts that do not belong to the first.
func (s *Set) compare() {
	for i, p := range s.Parts {
		first := s.Parts[0]
		if from := first.Header.From(&p.Header); len(from) > 0 {
			s.refuse(p.Path, "it belongs to another run than %s: %s; put together what belongs together", first.Path, Together(from))
		}
		if i == 0 {
			s.Of = p.Header.Of
		}
		if p.Header.Of != s.Of {
			s.Of = 0
		}
	}
}

func (s *Set) refuse(path, format string, args ...any) {
	s.report.Errorf(nil, format, args...).File = path
}

// cover finds the draws that no part has, and reports those that two have.
func (s *Set) cover() {
	if len(s.Parts) == 0 {
		s.Of = s.named()
		return
	}
	type piece struct {
		Span
		of *Part
	}
	var pieces []piece
	for _, p := range s.Parts {
		for _, span := range p.Header.Spans {
			pieces = append(pieces, piece{span, p})
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return a.From - b.From })
	study := s.Parts[0].Header.Study
	last, twice := piece{}, map[*Part]bool{}
	for _, next := range append(pieces, piece{Span: Span{study.Draws * study.Replicates, 0}}) {
		if next.From > last.To {
			s.miss(Span{last.To / study.Replicates, (next.From + study.Replicates - 1) / study.Replicates})
		}
		if next.From < last.To && next.of != last.of && !twice[next.of] {
			twice[next.of] = true
			s.refuse(next.of.Path, "draw %d is in %s too; leave out one of them", next.From/study.Replicates+1, last.of.Path)
		}
		if next.To > last.To {
			last = next
		}
	}
}

// named is how many parts there are by the names of the damaged ones, where nothing else says it: 0 if they do not agree.
func (s *Set) named() int {
	of := 0
	for _, d := range s.Damaged {
		name := filepath.Base(d.Path)
		var k, n int
		if _, err := fmt.Sscanf(name, "%d-of-%d", &k, &n); err != nil || name != PartName(k, n) || k < 1 || k > n || n > scenarios.MaxDraws || of > 0 && n != of {
			return 0
		}
		of = n
	}
	return of
}

// miss notes draws of which something is missing.
func (s *Set) miss(draws Span) {
	if n := len(s.Missing); n > 0 && s.Missing[n-1].To >= draws.From {
		s.Missing[n-1].To = draws.To
		return
	}
	s.Missing = append(s.Missing, draws)
}

// Rerun is the numbers of the parts that are missing or damaged; ok is false where the parts are not so many equal ones.
func (s *Set) Rerun() (parts []int, ok bool) {
	if s.Of == 0 {
		return nil, false
	}
	have := make([]bool, s.Of+1)
	for _, p := range s.Parts {
		have[p.Header.Part] = true
	}
	for k := 1; k <= s.Of; k++ {
		if !have[k] {
			parts = append(parts, k)
		}
	}
	return parts, true
}

// Whole refuses a set that is not all of a run.
func (s *Set) Whole() error {
	var report document.Report
	for _, d := range s.Damaged {
		var invalid *document.Invalid
		errors.As(d, &invalid)
		report.Join(invalid.Report)
	}
	if len(s.Parts) > 0 && len(s.Missing) > 0 {
		d := report.Errorf(nil, "the parts are not all of the run: %s missing", Together(Draws(s.Missing)))
		d.File = filepath.Dir(s.Parts[0].Path)
		if again, ok := s.Rerun(); ok {
			d.Instead("`doudi run` again with %s", document.Listed(flags(again, s.Of)))
		}
	}
	return report.Err()
}

// Draws are those of which the part has a simulation.
func (p *Part) Draws() []message.Message {
	of := p.Header.Study.Replicates
	var out []Span
	for _, s := range p.Header.Spans {
		next := Span{s.From / of, (s.To + of - 1) / of}
		if n := len(out); n > 0 && out[n-1].To >= next.From {
			out[n-1].To = next.To
		} else {
			out = append(out, next)
		}
	}
	return Draws(out)
}

// Draws says which draws spans are, counted from 1.
func Draws(list []Span) []message.Message {
	var out []message.Message
	for _, s := range list {
		if s.To == s.From+1 {
			out = append(out, message.Say("draw %d", s.To))
		} else {
			out = append(out, message.Say("draws %d to %d", s.From+1, s.To))
		}
	}
	return out
}

// flags are those of the command line that compute parts.
func flags(list []int, of int) []string {
	var out []string
	for _, k := range list {
		out = append(out, fmt.Sprintf("--part %d/%d", k, of))
	}
	return out
}
