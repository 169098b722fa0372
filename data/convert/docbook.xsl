<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="urn:houvast:convert:1" exclude-result-prefixes="h">
  <!-- DocBook 4.5 and 5: sets of questions, else sections. -->
  <h:format name="docbook" when="/*[local-name() = 'qandaset' or local-name() = 'article' or local-name() = 'book' or local-name() = 'chapter' or local-name() = 'section' or local-name() = 'sect1' or local-name() = 'appendix'][.//*[local-name() = 'para' or local-name() = 'simpara' or local-name() = 'qandaentry']]"/>

  <xsl:template match="/*">
    <xsl:variable name="title" select="(*[local-name() = 'title'] | *[contains(local-name(), 'info')]/*[local-name() = 'title'])[1]"/>
    <h:document title="{normalize-space($title)}" lang="{(@xml:lang | @lang)[1]}"
                date="{(//*[contains(local-name(), 'info')]/*[local-name() = 'date' or local-name() = 'pubdate'])[1]}">
      <xsl:attribute name="kind">
        <xsl:choose>
          <xsl:when test=".//*[local-name() = 'qandaentry']">faq</xsl:when>
          <xsl:otherwise>statement</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test=".//*[local-name() = 'qandaentry']">
          <xsl:apply-templates select=".//*[local-name() = 'qandaentry']" mode="entry"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="*" mode="section"/>
        </xsl:otherwise>
      </xsl:choose>
    </h:document>
  </xsl:template>

  <xsl:template match="*" mode="entry">
    <h:question id="{(@id | @xml:id)[1]}">
      <xsl:copy-of select="*[local-name() = 'question']/*[local-name() != 'label']"/>
    </h:question>
    <xsl:for-each select=".//*[local-name() = 'keyword']">
      <h:keyword><xsl:value-of select="."/></h:keyword>
    </xsl:for-each>
    <!-- An answer may hold questions of its own, which are entries themselves. -->
    <xsl:for-each select="*[local-name() = 'answer']">
      <h:block><xsl:copy-of select="node()[not(self::*[local-name() = 'qandaentry'])]"/></h:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*[local-name() = 'section' or local-name() = 'sect1' or local-name() = 'sect2' or local-name() = 'sect3' or local-name() = 'sect4' or local-name() = 'sect5' or local-name() = 'chapter' or local-name() = 'article' or local-name() = 'appendix' or local-name() = 'part' or local-name() = 'preface' or local-name() = 'simplesect']" mode="section">
    <xsl:variable name="level" select="count(ancestor::*[local-name() = 'section' or starts-with(local-name(), 'sect') or local-name() = 'chapter' or local-name() = 'article' or local-name() = 'appendix' or local-name() = 'part']) + 1"/>
    <h:heading level="{$level}" id="{(@id | @xml:id)[1]}">
      <xsl:value-of select="(*[local-name() = 'title'] | *[contains(local-name(), 'info')]/*[local-name() = 'title'])[1]"/>
    </h:heading>
    <xsl:apply-templates select="*" mode="section"/>
  </xsl:template>
  <xsl:template match="*[local-name() = 'title' or local-name() = 'titleabbrev' or local-name() = 'subtitle' or contains(local-name(), 'info')]" mode="section"/>
  <xsl:template match="*" mode="section">
    <h:block><xsl:copy-of select="."/></h:block>
  </xsl:template>
</xsl:stylesheet>
