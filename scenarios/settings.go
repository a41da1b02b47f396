package scenarios

import (
	"errors"
	"os"
	"strconv"
	"strings"

	"doudi/model/document"

	"github.com/spf13/viper"
)

// setting is a number of the study that a flag or the environment may replace.
type setting struct {
	name      string   // the flag's name
	path      []string // keys in the study file
	low, high int
	otherwise int
	quick     int // most of it in a quick look; 0 = as it is
}

// env is the environment variable of the setting.
func (s setting) env() string { return "DOUDI_" + strings.ToUpper(s.name) }

// key is the setting's name inside viper.
func (s setting) key() string { return strings.Join(s.path, delimiter) }

// delimiter parts nested keys in viper; its usual dot could be part of a key.
const delimiter = "::"

// everybody is the value of `people` that means the whole profile.
const everybody = 0

// settings in the order of the manifest. A quick look takes a hundred draws of one replicate: forty correlated runs
// should not carry a P95.
func settings() []setting {
	return []setting{
		{name: "draws", path: []string{"draws"}, low: 1, high: MaxDraws, otherwise: 100, quick: 100},
		{name: "replicates", path: []string{"replicates"}, low: 1, high: MaxReplicates, otherwise: 2, quick: 1},
		{name: "seed", path: []string{"seed"}, low: 0, high: MaxSeed, otherwise: 1},
		{name: "people", path: []string{"population", "people"}, low: 1, high: MaxPeople, otherwise: everybody, quick: 30_000},
	}
}

// manifest is viper's reader of study files. It keeps the nodes, and hands viper the settings alone: viper lower-cases
// keys and knows no places, so nothing else of a study passes through it.
type manifest struct {
	name string
	root *document.Node
	cut  map[string]bool // settings that a quick look has cut down
}

// Decoder makes the manifest viper's registry of readers.
func (m *manifest) Decoder(string) (viper.Decoder, error) { return m, nil }

// Decode reads the text into nodes and into viper's map.
func (m *manifest) Decode(text []byte, into map[string]any) error {
	docs, err := document.Parse(m.name, text)
	if err != nil {
		return err
	}
	if m.root, err = document.One(docs); err != nil {
		return err
	}
	for _, s := range settings() {
		if at := m.find(s); at != nil && at.Shape == document.Scalar {
			put(into, s.path, at.Text)
		}
	}
	return nil
}

func (m *manifest) find(s setting) *document.Node {
	at := m.root
	for _, key := range s.path {
		at = at.Get(key)
	}
	return at
}

func put(into map[string]any, path []string, text string) {
	for _, key := range path[:len(path)-1] {
		inner, ok := into[key].(map[string]any)
		if !ok {
			inner = map[string]any{}
			into[key] = inner
		}
		into = inner
	}
	into[path[len(path)-1]] = text
}

// resolve decides each setting: flag, else environment, else file, else default; a quick look cuts the last two.
func (m *manifest) resolve(text []byte, given Given) (map[string]int, *document.Report, error) {
	v := viper.NewWithOptions(viper.KeyDelimiter(delimiter), viper.WithDecoderRegistry(m))
	v.SetConfigType("yaml")
	for _, s := range settings() {
		v.SetDefault(s.key(), strconv.Itoa(s.otherwise))
		if err := v.BindEnv(s.key(), s.env()); err != nil {
			return nil, nil, err
		}
		if flag, ok := given.Flags[s.name]; ok {
			v.Set(s.key(), flag)
		}
	}
	if err := v.ReadConfig(strings.NewReader(string(text))); err != nil {
		var invalid *document.Invalid
		if errors.As(err, &invalid) {
			return nil, nil, invalid
		}
		return nil, nil, err
	}
	report := &document.Report{}
	out := map[string]int{}
	for _, s := range settings() {
		out[s.name] = m.settle(s, v.GetString(s.key()), given, report)
	}
	return out, report, nil
}

// settle reads the text that won as a whole number within the setting's bounds, and says whose mistake it is if not.
func (m *manifest) settle(s setting, text string, given Given, report *document.Report) int {
	x, err := strconv.Atoi(text)
	wrong := err != nil || x < s.low || x > s.high
	const format = "`%s` must be a whole number from %d to %d"
	_, flag := given.Flags[s.name]
	switch at := m.find(s); {
	case flag && wrong:
		report.Join(refused("--"+s.name, format, s.name, s.low, s.high))
	case flag:
	case os.Getenv(s.env()) != "" && wrong:
		report.Join(refused(s.env(), format, s.name, s.low, s.high))
	case os.Getenv(s.env()) != "":
	default:
		if at != nil {
			x = wholeAt(report, at, s)
		}
		if given.Quick && s.quick > 0 && (x == everybody || x > s.quick) {
			x, m.cut[s.name] = s.quick, true
		}
	}
	return x
}

// wholeAt reads the number from its node, which knows its place and, unlike viper, a quoted "100" from 100.
func wholeAt(report *document.Report, at *document.Node, s setting) int {
	x, ok := at.Whole()
	if !ok || x < s.low || x > s.high {
		report.Errorf(at, "`%s` must be a whole number from %d to %d", s.name, s.low, s.high)
		return s.low
	}
	return x
}

// refused is a report of one mistake outside any file.
func refused(where, format string, args ...any) *document.Report {
	var invalid *document.Invalid
	errors.As(document.Refusef(where, format, args...), &invalid)
	return invalid.Report
}
