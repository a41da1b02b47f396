package document

import "testing"

func TestWhatIsANumber(t *testing.T) {
	for text, want := range map[string]float64{"1": 1, "-1.5": -1.5, "+2": 2, "1_000": 1000, "1e3": 1000, "2.5E-1": 0.25, "007": 7, ".5": 0.5} {
		if x, ok := parse(t, "n: "+text+"\n").Get("n").Number(); !ok || x != want {
			t.Errorf("%s: %v, %v", text, x, ok)
		}
	}
	for _, text := range []string{"0x1F", "0b1", ".inf", "-.inf", ".nan", "1e999", "'1'", "one", "1 2", "[1]", "1-", "{a: 1}", "|\n  1"} {
		if x, ok := parse(t, "n: "+text+"\n").Get("n").Number(); ok {
			t.Errorf("%s is read as %v", text, x)
		}
	}
	for text, want := range map[string]bool{"3": true, "-3": true, "3.0": true, "3e2": true, "3.5": false, "1e15": true, "-1e15": true, "1000000000000001": false, "'3'": false} {
		if _, ok := parse(t, "n: "+text+"\n").Get("n").Whole(); ok != want {
			t.Errorf("%s is whole: %v", text, ok)
		}
	}
}

// A place inside a text is counted in characters from the text's own place: one more for a quote before it, two for what
// is escaped. Of a text over several lines only its beginning is known.
func TestPlacesInsideTexts(t *testing.T) {
	for text, want := range map[string]int{"abcd": 6, `"abcd"`: 7, `'abcd'`: 7, `"\"bcd"`: 8, `'a''cd'`: 8, "甲乙丙丁": 6, "|\n  abcd": 4} {
		if p := parse(t, "k: "+text+"\n").Get("k").within(2); p != (Pos{1, want}) {
			t.Errorf("%s: %v, want column %d", text, p, want)
		}
	}
	for text, want := range map[string]int{"abcd": 4, `"abcd"`: 6, "甲乙": 2, `""`: 2, "[a, b]": 1, "|\n  abcd": 1} {
		if w := parse(t, "k: "+text+"\n").Get("k").width(); w != want {
			t.Errorf("%s is %d wide, want %d", text, w, want)
		}
	}
	r := &Report{}
	d := r.ErrorAt(parse(t, "k: abcd\n").Get("k"), 2, 0, "e")
	if d.Pos != (Pos{1, 6}) || d.Width != 1 || d.Excerpt != "k: abcd" {
		t.Errorf("%+v", d)
	}
}
