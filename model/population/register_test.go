package population

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/random"
)

// registered shows every household of Baise's register in a year.
func registered(p *Population, y *Year, see func(b *Block, v View, h int)) {
	var living Living
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		if !b.Register {
			continue
		}
		v := p.View(b, y, &living)
		for h := range b.Households() {
			see(b, v, h)
		}
	}
}

// Of the 173,300 households of the register as many are poor as the profile says, in every year: the share's standard error is
// √(p(1 − p)/n), and four are allowed. Whoever has left stays so, and in the mean of the log the poor of a year have
// (σρ + s√(1 − ρ²))·φ(q)/p less than all, with σ = 0.4 the spread at the outset, ρ = 0.5, s = 0.1 a year, q what a share p of the normal
// lies above. Growth has the mean 1, with the standard error √((exp(s²) − 1)/n).
func TestTheRegisterByIncome(t *testing.T) {
	p := synthesised(t, 0)
	const n, sigma, rho = 173_300, 0.4, 0.5
	gone := make(map[uint64]bool, n)
	for _, c := range []struct {
		year  int
		share float64 // still poor at the end of the year before
	}{{2017, 0.78}, {2018, 0.55}, {2019, 0.3118}, {2020, 0.10}} {
		y := p.at(c.year, nil)
		s := 0.1 * float64(c.year-2015)
		poor, logs, all, growth := 0.0, 0.0, 0.0, 0.0
		registered(p, y, func(b *Block, v View, h int) {
			log, id := v.LogIncome[h], v.FirstID+uint64(h)
			all += log
			growth += math.Exp(v.LogIncome[h] - b.LogIncome[h])
			if float64(v.ExitRank[h]) >= 1-y.Poor {
				poor++
				logs += log
				if gone[id] {
					t.Fatalf("household %d is poor in %d again", id, c.year)
				}
			} else {
				gone[id] = true
			}
		})
		if y.Poor != c.share || math.Abs(poor/n-c.share) > 4*math.Sqrt(c.share*(1-c.share)/n) {
			t.Errorf("%d: %v are poor, %v stated, want %v", c.year, poor/n, y.Poor, c.share)
		}
		q := random.NormInv(1 - c.share)
		lag := (sigma*rho + s*math.Sqrt(1-rho*rho)) * math.Exp(-q*q/2) / math.Sqrt(2*math.Pi) / c.share
		if got := all/n - logs/poor; math.Abs(got-lag) > 5*math.Sqrt((sigma*sigma+s*s)/poor) {
			t.Errorf("%d: the log of the poor is %v behind, want %v", c.year, got, lag)
		}
		if miss := math.Abs(growth/n - 1); miss > 5*math.Sqrt(math.Expm1(s*s)/n) {
			t.Errorf("%d: growth between households has the mean %v", c.year, growth/n)
		}
	}
}

// Without a weight of income the order is the household's own; with it alone it is that of incomes. Nothing that is drawn moves anybody's
// numbers: with no spread incomes are those of the outset.
func TestTheOrderOfExits(t *testing.T) {
	p := few()
	registered(p, p.at(2018, model.Values{"profile.exit_income": 0, "profile.growth_spread": 0}), func(b *Block, v View, h int) {
		if math.Abs(float64(v.ExitRank[h]-b.ExitRank[h])) > 1e-6 || v.LogIncome[h] != b.LogIncome[h] {
			t.Fatalf("household %d: rank %v and log %v, want %v and %v", h, v.ExitRank[h], v.LogIncome[h], b.ExitRank[h], b.LogIncome[h])
		}
	})
	var last struct{ income, rank float64 }
	registered(p, p.at(2018, model.Values{"profile.exit_income": 1}), func(b *Block, v View, h int) {
		income, rank := b.LogIncome[h], float64(v.ExitRank[h])
		if h > 0 && (income-last.income)*(rank-last.rank) > 1e-7 {
			t.Fatalf("household %d with the log %v ranks at %v, one with %v at %v", h, income, rank, last.income, last.rank)
		}
		last.income, last.rank = income, rank
	})
	if r := rank(0, 0, 8); !(r < 1) || !(rank(0.5, -9, -9) > 0) {
		t.Errorf("the last ranks at %v", r)
	}
}

// Differences of growth build up to 2020, the last year of `remaining`, and stay.
func TestSpreadBuildsUp(t *testing.T) {
	p := few()
	for year, want := range map[int]float64{2014: 0, 2015: 0, 2016: 0.1, 2018: 0.3, 2020: 0.5, 2025: 0.5} {
		if y := p.at(year, nil); math.Abs(y.Spread-want) > 1e-12 || y.ExitIncome != 0.5 {
			t.Errorf("%d: spread %v, weight %v", year, y.Spread, y.ExitIncome)
		}
	}
}

// Who is monitored again: nobody before the first year of the key, then as many of the register as it says, poorer than the others,
// and by a number that the exit has no part in.
func TestMonitoring(t *testing.T) {
	own := tiny + "monitored: {2019: {value: 0.1, range: [0.05, 0.2], source: {ref: a, status: unverified}}, 2021: {value: 0.3, source: {ref: a, status: stated}}}\n"
	docs, err := document.Parse("tiny.yaml", []byte(own))
	if err != nil {
		t.Fatal(err)
	}
	profile, _, err := Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	for year, want := range map[int]float64{2018: 0, 2019: 0.1, 2020: 0.1, 2021: 0.3, 2024: 0.3} {
		if y := profile.Resolve(nil, year, [][]float64{{1}, {1}}, []float64{1, 1}); y.Monitored != want {
			t.Errorf("%d: %v are monitored, want %v", year, y.Monitored, want)
		}
	}
	if q := profile.monitored[2019]; q.Drawn() != "profile.monitored" || q.Title.EN != "share of the register under monitoring in 2019" {
		t.Errorf("%+v", q)
	}
	p := synthesised(t, 0)
	y := p.at(2022, nil)
	y.Monitored, y.ExitIncome = 0.3, 0.6
	n, back, logs, all, slow := 0.0, 0.0, 0.0, 0.0, 0.0
	registered(p, y, func(b *Block, v View, h int) {
		n++
		all += b.LogIncome[h]
		if v.Monitored(h) {
			back++
			logs += b.LogIncome[h]
			slow += float64(b.Slowness[h])
		}
	})
	q := random.NormInv(0.7)
	lag := 0.4 * 0.6 * math.Exp(-q*q/2) / math.Sqrt(2*math.Pi) / 0.3
	if math.Abs(back/n-0.3) > 4*math.Sqrt(0.21/n) || math.Abs(all/n-logs/back-lag) > 5*0.4/math.Sqrt(back) || math.Abs(slow/back) > 5/math.Sqrt(back) {
		t.Errorf("%v are monitored, %v behind in the log, with a slowness of %v; want 0.3, %v, 0", back/n, all/n-logs/back, slow/back, lag)
	}
}

// A register may state its mean: then incomes are lognormal, above the line too. Over 173,300 households the log has the mean
// ln(3416) − 0.4²/2 and the sd 0.4.
func TestRegisterAboveTheLine(t *testing.T) {
	p := synthesised(t, 0)
	n, sum, square, above := 0.0, 0.0, 0.0, 0
	registered(p, p.at(2015, nil), func(b *Block, v View, h int) {
		x := b.LogIncome[h]
		n, sum, square = n+1, sum+x, square+x*x
		if x > math.Log(2855) {
			above++
		}
	})
	mean := sum / n
	if sd := math.Sqrt(square/n - mean*mean); math.Abs(mean-(math.Log(3416)-0.08)) > 5*0.4/math.Sqrt(n) || math.Abs(sd-0.4) > 5*0.4/math.Sqrt(2*n) || above == 0 {
		t.Errorf("the log has the mean %v and the sd %v, %d are above the line", mean, sd, above)
	}
	// The word of its own says so, whatever its income states; a word that is neither is refused.
	for text, says := range map[string]string{"true": "", "perhaps": "`register` must be true or false"} {
		got, said := readText(t, "    persons: 200\n", fmt.Sprintf("    register: %s\n    persons: 200\n", text), "{below_line: 0.6, bend: 1.5}", "{mean: 3000, sigma: 0.3}")
		if text == "true" && (said != says || !got.Strata[0].Register || got.Strata[0].mean != 3000 || got.Strata[0].sigma != 0.3 || got.Strata[1].Register) || text != "true" && !strings.Contains(said, says) {
			t.Errorf("register: %s: %q", text, said)
		}
	}
}
