package forecast

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model"
)

// A take-up of 0.4 from 2018 and 0.6 from July 2020, halved from 2019 on: 0.2, and 0.3 from July 2020; to the end of 2020, 0.6 again
// from 2021. Outside of the change it is the input that it was.
func TestATakeUpIsChangedInItsYearsByHand(t *testing.T) {
	share := func(x float64) model.Quantity {
		return model.Quantity{Path: "applied.b", Value: x, Low: x, High: x}
	}
	own := model.TakeUp{Benefit: "b", Values: []model.TakenUp{
		{Year: 2018, Month: 1, InCounty: share(0.4), Elsewhere: share(0.4)}, {Year: 2020, Month: 7, InCounty: share(0.6), Elsewhere: share(0.6)}}}
	for until, want := range map[int]string{
		0:    "2018-1 0.4 applied.b; 2019-1 0.2 applied.b.2019; 2020-7 0.3 applied.b.2020-07",
		2020: "2018-1 0.4 applied.b; 2019-1 0.2 applied.b.2019; 2020-7 0.3 applied.b.2020-07; 2021-1 0.6 applied.b",
		2019: "2018-1 0.4 applied.b; 2019-1 0.2 applied.b.2019; 2020-1 0.4 applied.b; 2020-7 0.6 applied.b",
	} {
		var got []string
		change := model.Change{From: 2019, Until: until, How: model.Scale, By: model.Quantity{Value: 0.5, Low: 0.5, High: 0.5}, Share: 1}
		for _, v := range changedTakeUp(own, change).Values {
			got = append(got, fmt.Sprintf("%d-%d %.4g %s", v.Year, v.Month, v.InCounty.Value, v.InCounty.Path))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("until %d: %q, want %s", until, got, want)
		}
	}
}
