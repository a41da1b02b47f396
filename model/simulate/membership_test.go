package simulate

import (
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/profiles"
)

// A household off the register that is under a category with dates is at the edge, counted and stated under it and insured by it, and where the risk
// is removed under the word for that; in a year in which the category is over it is an ordinary resident again. On a register it is so once it
// is out of poverty, with benefits or without, and not before.
func TestWhoIsUnderACategoryWithDates(t *testing.T) {
	name, text, err := profiles.Open("huolinguole")
	if err != nil {
		t.Fatal(err)
	}
	dated := `, monitored: {from: 2017-01-01, until: 2019-12-31, share: {value: 0.2, source: {ref: norm, status: unverified}},
      removed: {as: safe, share: {2018: 0.5, source: {ref: norm, status: unverified}}}}}`
	now := strings.NewReplacer("marginal: 0.04, resident: 0.96}", "marginal: 0.04, resident: 0.96"+dated, "registered_poor: 0.83}", "registered_poor: 0.83"+dated).Replace(string(text))
	docs, err := document.Parse(name, []byte(now))
	if err != nil {
		t.Fatal(err)
	}
	profile, _, err := population.Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	people, err := population.Synthesise(profile, 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	w := worldOf(profile.Categories, profile.Ordinary, profile.Exited, nil, measure.Layout{})
	w.Population = people
	k := w.NewWorker()
	seen := map[string]int{}
	for _, year := range []int{2016, 2017, 2018, 2020} {
		y := profile.Resolve(nil, year, people.Incomes(), people.StratumPersons(), 0)
		y.Entitled = 0
		for i := range people.Blocks() {
			var block population.Block
			people.Block(i, &block)
			p := k.open(&block, &y)
			for h := range p.view.Households() {
				member, is := p.view.Member(h, &y)
				status, category, stated := p.stand.status[h], p.stand.category[h], profile.Categories[p.stand.category[h]]
				if stated != "monitored" && stated != "safe" {
					if is && status != poor {
						t.Fatalf("%d: a household under %s is counted under %s", year, profile.Categories[member], stated)
					}
					continue
				}
				if block.Register {
					stated += ", on the register"
				}
				seen[stated]++
				if !is || category != member || p.stand.stated[h] != category || !p.insured(int32(h)) || block.Register && status != exited || !block.Register && status != marginal {
					t.Fatalf("%d: a household %s: status %d, bills state %d", year, stated, status, p.stand.stated[h])
				}
				if year != 2017 && year != 2018 || year == 2017 && strings.HasPrefix(stated, "safe") {
					t.Fatalf("%d: a household is %s", year, stated)
				}
			}
		}
	}
	if len(seen) != 4 {
		t.Errorf("seen are %v", seen)
	}
}
