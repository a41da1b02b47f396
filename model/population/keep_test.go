package population

import (
	"reflect"
	"testing"
)

// A kept block takes at most the bytes a person that Keep counts with, its own columns and nothing else, of a register or not.
func TestBytesAPerson(t *testing.T) {
	p := synthesised(t, 60_000)
	var b Block
	for i := range p.Blocks() {
		p.Block(i, &b)
		kept, sum := reflect.ValueOf(b.clone()), 0
		for f := range kept.NumField() {
			if x := kept.Field(f); x.Kind() == reflect.Slice {
				sum += x.Cap() * int(x.Type().Elem().Size())
			}
		}
		if a := float64(sum) / float64(b.Persons()); a > bytesAPerson || a < bytesAPerson/2 {
			t.Errorf("block %d: %.1f bytes a person, counted with as %d", i, a, bytesAPerson)
		}
	}
}
