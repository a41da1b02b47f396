package main

import "os"

// ending is what a browser has of signals.
func ending() []os.Signal { return []os.Signal{os.Interrupt} }
