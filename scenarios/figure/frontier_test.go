package figure

import (
	"math"
	"testing"
)

// A line is broken where nothing is to be had, and a value alone between two gaps is no line.
func TestALineIsBrokenWhereThereIsNone(t *testing.T) {
	nan := math.NaN()
	parts := broken([]Spot{{0, nan}, {1, 5}, {2, 6}, {3, nan}, {4, 7}, {5, nan}, {6, 8}, {7, 9}, {8, 9}})
	if len(parts) != 2 || len(parts[0]) != 2 || parts[0][1].X != 2 || len(parts[1]) != 3 || parts[1][0].Y != 8 {
		t.Errorf("%v", parts)
	}
	if broken(nil) != nil {
		t.Error("a line of nothing")
	}
}

// What is tried is drawn where it stands, the level across the whole drawing: all that is 0.5 stands as high as a level of 0.5.
func TestAFrontiersPlaces(t *testing.T) {
	right, up := reach(5).extent()
	if right[0] >= 0 || right[1] <= 2 || up[0] >= 0 || up[1] <= 1 {
		t.Errorf("a glyph at the edge is cut: %v, %v", right, up)
	}
	far := reach(3)
	far.Level = &Level{Amount: 40, Label: "far"}
	if _, up := far.extent(); up[1] <= 40 {
		t.Errorf("the level is off the drawing: %v", up)
	}
}
