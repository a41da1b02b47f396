package simulate

import (
	"reflect"
	"testing"
)

// BenchmarkHeadsMemory says how much a worker keeps of a block to count households and persons once over three years, in four
// replicates of two scenarios of six benefits each: of households, and with the persons whom each benefit helps.
func BenchmarkHeadsMemory(b *testing.B) {
	w := testWorld(b, 60_000)
	w.Years = []int{2017, 2018, 2019}
	w.Windows = []Window{{0, 1, 2}}
	draw := testDraw(w)
	draw.Settlers = append(draw.Settlers, draw.Settlers[0])
	k := w.NewWorker()
	for b.Loop() {
		if _, err := k.Run(Shard{Draw: draw, First: 0, Count: 4, From: 0, To: w.Population.Blocks()}); err != nil {
			b.Fatal(err)
		}
	}
	persons := 0
	for i := range k.heads.memory {
		persons += held(reflect.ValueOf(k.heads.memory[i].persons))
	}
	all := held(reflect.ValueOf(k.heads))
	b.ReportMetric(float64(all-persons), "B-households")
	b.ReportMetric(float64(all), "B-worker")
}

// held is how many bytes a value's slices hold.
func held(v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.Slice:
		n = v.Cap() * int(v.Type().Elem().Size())
		for i := range v.Len() {
			n += held(v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			n += held(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			n += held(v.Field(i))
		}
	}
	return n
}
