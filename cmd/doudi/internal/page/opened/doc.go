// Package opened opens the page in a browser and works with it as a reader does. It is tests alone.
package opened
