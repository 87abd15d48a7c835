package org.kalends.host.demo;

/**
 * One event in the picture of a week.
 *
 * @param x from the left
 * @param y from the top
 * @param width how wide
 * @param height how high
 * @param title what it says
 * @param look its classes in the style sheet
 * @param words all of it in a sentence
 */
record WeekBlock(double x, double y, double width, double height, String title, String look, String words) {}
