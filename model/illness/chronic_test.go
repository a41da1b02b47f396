package illness

import (
	"math"
	"testing"

	"doudi/model"
)

// Of those with hypertension 0.06 are certified, of those with diabetes 0.15; who has both is certified for either with
// 1 − 0.94 · 0.85. Members of a household are certified each by their own: two of them with the square of it. The certified
// have 4.6 bills a year: four, and a fifth with 0.6.
func TestChronicBillsFollowTheCertificates(t *testing.T) {
	c := rural(t)
	for bits, certified := range map[uint8]float64{0: 0, 1: 0.06, 2: 0.15, 3: 1 - 0.94*0.85} {
		b := people(50_000, 0, 50, model.Male, bits)
		counts := make([]int, b.Persons())
		e := year(c, b, 41)
		for i := range e {
			p := e[i].Person
			if e[i].Kind == model.OutpatientChronic {
				counts[p]++
			}
		}
		var some, two, bills mean
		for i, n := range counts {
			if i%4 == 0 { // the first two of a household of four
				two.add(indicator(n > 0 && counts[i+1] > 0))
			}
			some.add(indicator(n > 0))
			bills.add(float64(n))
			if n != 0 && n != 4 && n != 5 {
				t.Fatalf("%d bills a year", n)
			}
		}
		some.is(t, "certified", certified)
		two.is(t, "two of a household", certified*certified)
		bills.is(t, "bills", certified*4.6)
	}
}

// A chronic bill costs 470 yuan in 2018 and 4.5 % more a year later, of which 0.97 is within the scope; its log has a sd of
// 0.8. All are of the county's hospital and in the county, 0.9 are claimed, none is referred or costs days.
func TestChronicBillsHaveTheirCost(t *testing.T) {
	c := rural(t)
	b := people(50_000, 0, 10, model.Male, 1<<4|1<<5)
	for in, want := range map[int]float64{2018: 470, 2019: 470 * 1.045} {
		e := sampled(b, c.Resolve(nil, in, steady, conditions, ages(b)), 42, 99)
		var cost, log, squares, eligible, claimed mean
		for i := range e {
			kind := e[i].Kind
			if kind != model.OutpatientChronic {
				continue
			}
			total := e[i].Total.Yuan()
			x := math.Log(total/want) + 0.8*0.8/2
			cost.add(total)
			log.add(x)
			squares.add(x * x)
			eligible.add(e[i].Eligible.Yuan() / total)
			claimed.add(indicator(e[i].Claimed))
			if e[i].Level != model.County || e[i].Place != model.InCounty || e[i].Referred || e[i].LostDays != 0 || e[i].Disease != 0 {
				t.Fatalf("bill %d is at level %d, place %d", i, e[i].Level, e[i].Place)
			}
		}
		cost.is(t, "cost", want)
		log.is(t, "log of the cost over its median", 0)
		squares.is(t, "variance of the log", 0.8*0.8)
		// What is within the scope is cut to whole fen: half a fen of some 400 yuan.
		eligible.is(t, "within the scope", 0.97)
		claimed.is(t, "claimed", 0.9)
	}
}

// 0.6 of city and provincial admissions are referred and none below; 0.03 of those below are outside the county, 0.15 of city
// ones outside the area, 0.2 of provincial ones in another province; 0.97 of the bills in the area are claimed and 0.85 of
// others; of the cost 0.04, 0.06, 0.17 and 0.25 are outside the scope; discharges are even over the months.
func TestAdmissionsHaveTheirShares(t *testing.T) {
	e := year(rural(t), people(400_000, 0, 70, model.Male, 0), 43)
	var referred, away, excluded [4]mean
	var claimed [2]mean
	var months [12]mean
	home := [4]model.Place{model.InCounty, model.InCounty, model.InArea, model.InProvince}
	for i := range e {
		level := e[i].Level
		referred[level].add(indicator(e[i].Referred))
		away[level].add(indicator(e[i].Place != home[level]))
		excluded[level].add(1 - e[i].Eligible.Yuan()/e[i].Total.Yuan())
		far := int(indicator(e[i].Place >= model.InProvince))
		claimed[far].add(indicator(e[i].Claimed))
		for m := range months {
			months[m].add(indicator(int(e[i].Month) == m+1))
		}
		if e[i].Place != home[level] && e[i].Place != home[level]+1 {
			t.Fatalf("an admission of level %d is at place %d", level, e[i].Place)
		}
	}
	for level, name := range model.LevelNames() {
		referred[level].is(t, name+", referred", [4]float64{0, 0, 0.6, 0.6}[level])
		away[level].is(t, name+", elsewhere", [4]float64{0.03, 0.03, 0.15, 0.2}[level])
		excluded[level].is(t, name+", outside the scope", [4]float64{0.04, 0.06, 0.17, 0.25}[level])
	}
	claimed[0].is(t, "claimed in the area", 0.97)
	claimed[1].is(t, "claimed elsewhere", 0.85)
	for m := range months {
		months[m].is(t, "of a month", 1.0/12)
	}
}
