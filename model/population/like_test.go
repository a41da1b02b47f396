package population

import (
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
)

// A profile may be like one that is like another: what Chongqing states is Chongqing's, the rest Baise's.
func TestLikeAProfileThatIsLikeAnother(t *testing.T) {
	p, err := readOf(t, "profile: x\ntitle: {zh: 某地, en: Somewhere}\nbase_year: 2015\nlike: chongqing\n")
	if err != nil {
		t.Fatal(err)
	}
	if at := slices.IndexFunc(p.Strata, func(s Stratum) bool { return s.Register }); p.Strata[at].Persons != 1_165_909 {
		t.Errorf("the register of %d is not Chongqing's", p.Strata[at].Persons)
	}
	if want := 0.0553; math.Abs(p.SizeShare[0]-want) > 1e-12 {
		t.Errorf("%v of households are of one person; Baise has %v", p.SizeShare[0], want)
	}
}

func readOf(t *testing.T, text string) (*Profile, error) {
	t.Helper()
	docs, err := document.Parse("x.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := Read(docs[0])
	return p, err
}

// Of a register alone nobody is ordinary at the outset; the file need not invent an ordinary resident.
func TestRegisterAlone(t *testing.T) {
	from := strings.Index(tiny, "  rest:\n")
	to := strings.Index(tiny, "income_level:")
	p, err := readOf(t, tiny[:from]+tiny[to:])
	if err != nil {
		t.Fatal(err)
	}
	if p.Categories[p.Ordinary] != "resident" || p.Strata[0].Category[p.Ordinary] != 0 {
		t.Errorf("ordinary is %s, with a share of %v", p.Categories[p.Ordinary], p.Strata[0].Category[p.Ordinary])
	}
}
