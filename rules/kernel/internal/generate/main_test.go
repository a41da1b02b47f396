package main

import (
	"bytes"
	"os"
	"testing"
)

func TestFilesAreThoseOfTheTable(t *testing.T) {
	for name, want := range files() {
		got, err := os.ReadFile("../../" + name)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the table gives (%v); run go generate ./rules/kernel", name, err)
		}
	}
}
