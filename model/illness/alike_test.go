package illness

import "testing"

// Each number that decides who falls ill, or how many bills there are, ends the likeness; what a bill costs, where it is and whether it is
// claimed does not.
func TestWhoFallsIllHangsOnEachOfTheseNumbers(t *testing.T) {
	c, people := withLines(t), ages(people(1, 0, 60, 0, 0))
	resolve := func() *Rates { return c.Resolve(nil, 2018, steady, conditions, people) }
	base := resolve()
	if !resolve().FallIllAs(base) || len(base.lines) == 0 || len(base.starts) < 2 {
		t.Fatal("the same rates are not alike, or have no lines or courses")
	}
	decide := map[string]func(*Rates){
		"year": func(r *Rates) { r.Year++ }, "band": func(r *Rates) { r.band[127]++ }, "spells": func(r *Rates) { r.spells[1][3].rate *= 2 },
		"words": func(r *Rates) { r.words[1]++ }, "chronicWhole": func(r *Rates) { r.chronicWhole++ }, "chronicMore": func(r *Rates) { r.chronicMore++ }, "certified": func(r *Rates) { r.certified[2]++ },
		"frailty.home": func(r *Rates) { r.frailty.home++ }, "frailty.own": func(r *Rates) { r.frailty.own++ }, "frailty.variance": func(r *Rates) { r.frailty.variance++ },
		"frailty.carried": func(r *Rates) { r.frailty.carried[255]++ }, "frailty.age": func(r *Rates) { r.frailty.age[127]++ },
		"frailty.category": func(r *Rates) { r.frailty.category[0]++ }, "frailty.balance": func(r *Rates) { r.frailty.balance[1][1][127]++ },
		"special.rate": func(r *Rates) { r.special[1].rate[1][3]++ }, "special.raise": func(r *Rates) { r.special[1].raise++ }, "special.admissions": func(r *Rates) { r.special[1].admissions++ },
		"special.course": func(r *Rates) { r.special[1].course[0]-- },
		"start.level":    func(r *Rates) { r.starts[1].level++ }, "start.special": func(r *Rates) { r.starts[1].special++ }, "start.poor": func(r *Rates) { r.starts[1].poor++ },
		"start.diseases": func(r *Rates) { r.starts[1].diseases[0]++ }, "start.falls": func(r *Rates) { r.starts[1].falls[1][1][3][0]++ }, "start.most": func(r *Rates) { r.starts[1].most[1][3][0]++ },
		"carriers.disease": func(r *Rates) { r.carriers[0].disease++ }, "carriers.condition": func(r *Rates) { r.carriers[0].condition++ },
		"carriers.falls": func(r *Rates) { r.carriers[1].falls[0][1][1][70]++ },
		"line.word":      func(r *Rates) { r.lines[0].word++ }, "line.named": func(r *Rates) { r.lines[0].named++ }, "line.whole": func(r *Rates) { r.lines[0].whole++ },
		"line.more": func(r *Rates) { r.lines[0].more++ }, "line.below": func(r *Rates) { r.lines[0].below[3]++ },
	}
	for name, change := range decide {
		r := resolve()
		if change(r); r.FallIllAs(base) || base.FallIllAs(r) {
			t.Errorf("another %s makes nobody ill", name)
		}
	}
	r := resolve()
	r.care[1].mu++
	r.chronic.excluded++
	r.level[0][1]++
	r.farther[2]++
	r.severeCity++
	r.referred++
	r.claimed[3]++
	r.claimedCh++
	r.special[1].cost++
	r.special[1].severe[0]++
	r.lines[0].care.mu++
	r.tailIndex++
	if !r.FallIllAs(base) {
		t.Error("what bills cost and where they are makes others ill")
	}
}
