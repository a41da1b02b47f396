package illness

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/population"
)

// overInAYear makes every case be over in the year in which it begins.
func overInAYear(c *Catalogue) {
	c.Special = slices.Clone(c.Special)
	for i := range c.Special {
		c.Special[i].Course = nil
	}
}

// flat is a disease of all ages, in a catalogue whose reference are people of 40, so that its rate is not raised.
func flat(c *Catalogue, course ...float64) Disease {
	c.Reference = population.Ages{}
	c.Reference[0][40] = 1
	return Disease{ID: "long", Shape: slices.Repeat([]float64{1}, len(c.Bands)), Per100000: 3_000, Admissions: 2.5, Cost: 1, Severe: 0.3, Course: course}
}

// level are the values of a draw in which nothing grows.
var level = model.Values{"catalogue.admissions.growth": 0, "catalogue.cost_growth": 0}

// A course moves each admission of a case into a year of its own and changes nothing else: over the years 2010 to 2019, those of cases that
// begin in 2012 to 2017 are all found once, in their year or one of the two behind it, and no others are of persons who have none.
func TestACourseIsTheCaseInParts(t *testing.T) {
	c := rural(t)
	b := people(2_000, 300, 40, model.Male, 0)
	type bill struct {
		person int32
		total  model.Fen
		level  model.Level
	}
	in := func(d Disease, year int) map[bill]int {
		c.Special = []Disease{d}
		out := map[bill]int{}
		for _, x := range sampled(b, c.Resolve(level, year, steady, conditions, ages(b)), 5, 99) {
			if x.Disease == 1 {
				out[bill{x.Person, x.Total, x.Level}]++
			}
		}
		return out
	}
	found := map[int]map[bill]int{}
	for year := 2010; year < 2020; year++ {
		found[year] = in(flat(c, 0.6, 0.25, 0.15), year)
	}
	whole, begun := [3]int{}, map[bill]bool{}
	for year := 2008; year < 2020; year++ {
		for x := range in(flat(c), year) {
			begun[x] = true
			if year < 2012 || year > 2017 {
				continue
			}
			times := 0
			for after := range 3 {
				if n := found[year+after][x]; n > 0 {
					times += n
					whole[after] += n
				}
			}
			if times != 1 {
				t.Fatalf("a bill of a case of %d is found %d times", year, times)
			}
		}
	}
	for year, bills := range found {
		for x := range bills {
			if !begun[x] {
				t.Fatalf("%d has a bill of a case that never began", year)
			}
		}
	}
	// Six years of 8,000 people with 0.03 cases of 2.5 admissions: 3,600, of which each year of the course has its share.
	n := float64(whole[0] + whole[1] + whole[2])
	for after, share := range []float64{0.6, 0.25, 0.15} {
		if se := math.Sqrt(share * (1 - share) / n); n < 3_000 || math.Abs(float64(whole[after])/n-share) > 5*se {
			t.Errorf("%d of %v admissions are of year %d", whole[after], n, after)
		}
	}
}

// Women of 70 have of a disease whose cases grow by 3 % a year, and of which they had the same rate in the three years before, as many
// admissions as begin now and began then: 0.6 + 0.25/1.03 + 0.15/1.03² of the stated ones, and raised by what that is over the reference.
// Women of 66 had the rate of the band below in the year before last. Over the reference the base year has what is stated.
func TestAdmissionsOfCoursesInClosedForm(t *testing.T) {
	c := rural(t)
	course := []float64{0.6, 0.25, 0.15}
	stroke := c.Special[slices.IndexFunc(c.Special, func(d Disease) bool { return d.ID == "stroke" })]
	stroke.Course = course
	c.Special = []Disease{stroke}
	rate := func(age int) float64 { return stroke.Per100000 / 1e5 * stroke.Shape[c.band(age)] }
	back := func(age int) float64 {
		sum := 0.0
		for years, share := range course {
			if years <= age {
				sum += share * rate(age-years) / math.Pow(1.03, float64(years))
			}
		}
		return sum
	}
	stated, looked := 0.0, 0.0
	for sex := range c.Reference {
		for age, n := range c.Reference[sex] {
			stated, looked = stated+n*rate(age), looked+n*back(age)
		}
	}
	for age := range map[uint8]int{70: 0, 66: 0, 1: 0} {
		b := people(100_000, 0, age, model.Female, 0)
		counts := make([]float64, b.Persons())
		for _, x := range sampled(b, c.Resolve(nil, 2018, steady, conditions, ages(b)), 9, 99) {
			if x.Disease == 1 {
				counts[x.Person]++
			}
		}
		var m mean
		for _, n := range counts {
			m.add(n)
		}
		m.is(t, "admissions", stroke.Admissions*back(int(age))*stated/looked)
	}
	r, expected := c.Resolve(nil, 2018, steady, conditions, ages()), 0.0
	people := ages()
	people.Others = c.Reference
	expected = r.casesOf(people)[0][0]
	if math.Abs(expected/stated-1) > 1e-9 {
		t.Errorf("the reference has %v cases, stated are %v", expected, stated)
	}
}

// A year's level is that of the year in which a case began: where 2016 has three times the admissions of any other, so have the second
// years of courses in 2017 and the third in 2018.
func TestACourseHasTheRateOfItsYear(t *testing.T) {
	c := rural(t)
	c.Special = []Disease{flat(c, 0.5, 0.3, 0.2)}
	shocks := func(year int) Shocks { return Shocks{1 + 2*indicator(year == 2016), 1, 1} }
	b := people(100_000, 0, 40, model.Male, 0)
	values := maps.Clone(level)
	for year, want := range map[int]float64{2015: 1, 2016: 2, 2017: 1.6, 2018: 1.4, 2019: 1} {
		counts := make([]float64, b.Persons())
		for _, x := range sampled(b, c.Resolve(values, year, shocks, conditions, ages(b)), 9, 99) {
			if x.Disease == 1 {
				counts[x.Person]++
			}
		}
		var m mean
		for _, n := range counts {
			m.add(n)
		}
		m.is(t, "admissions", 0.03*2.5*want)
	}
}

func TestCoursesAtTheirBounds(t *testing.T) {
	tenths := "[" + strings.Repeat("0.1, ", 9) + "0.1"
	for course, want := range map[string]string{
		"[0.6, 0.25, 0.15]": "", "[1]": "", tenths + "]": "", tenths + ", 0]": "a course is a list of one to 10 years", "[]": "a course is a list of one to 10 years",
		"0.5": "a course is a list of one to 10 years", "[0.6, 0.3]": "these to 0.9", "[1.2, -0.2]": "`course` is 1.2",
	} {
		if c, says := readText(t, "sex: female", "sex: female, course: "+course); !strings.Contains(says, want) || want == "" && says != "" {
			t.Errorf("%s: %q, want %q", course, says, want)
		} else if want == "" && (len(c.Special[1].Course) == 0 || c.Special[0].Course != nil) {
			t.Errorf("%s is read as %v, and none as %v", course, c.Special[1].Course, c.Special[0].Course)
		}
		if c, says := readText(t, "  source: {ref: a, status: stated}\n  diseases", "  course: "+course+"\n  source: {ref: a, status: stated}\n  diseases"); want == "" && (says != "" || len(c.Special[0].Course) == 0) {
			t.Errorf("%s for all: %q", course, says)
		}
	}
}

// A change from 2018 on is of the cases that begin then: of twice as many cases, 0.6 of whose admissions are in their year, 0.25 in the next and
// 0.15 in the third, there are 2·0.6 + 0.25 + 0.15 = 1.6 times as many admissions in 2018, 1.85 times in 2019 and twice as many in 2020; the
// register's factor has as much to do with them, and none with those of others.
func TestAChangeIsOfTheCasesThatBegin(t *testing.T) {
	c, people := rural(t), &population.People{}
	people.Others[0][40], people.Register[0][40] = 1000, 1000
	c.Special = []Disease{flat(c, 0.6, 0.25, 0.15)}
	admissions := func(c *Catalogue, year int) [2]float64 {
		r, _ := c.fallIll(level, year, func(int) float64 { return 1 }, nil, people)
		return r.casesOf(people)[0]
	}
	for path, both := range map[string]bool{"catalogue.special.rate_level": true, "catalogue.admissions.poor": false} {
		change := model.Change{From: 2018, How: model.Scale, By: model.Quantity{Value: 2}, Share: 1}
		doubled := c.Under(map[string]*model.Changes{path: {Of: []model.Change{change}, Most: 10}})
		for year, want := range map[int]float64{2017: 1, 2018: 1.6, 2019: 1.85, 2020: 2, 2021: 2} {
			before, after := admissions(c, year), admissions(doubled, year)
			others := 1.0
			if both {
				others = want
			}
			if x, y := after[0]/before[0], after[1]/before[1]; math.Abs(x-others) > 1e-9 || math.Abs(y-want) > 1e-9 {
				t.Errorf("%s, %d: %v times as many off the register and %v on it, want %v and %v", path, year, x, y, others, want)
			}
		}
	}
}
