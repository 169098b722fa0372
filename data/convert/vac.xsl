<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="urn:houvast:convert:1" exclude-result-prefixes="h">
  <!-- The questions and answers that Dutch contact centres exchange (VAC). -->
  <h:format name="vac" when="/*[local-name() = 'vacs' or local-name() = 'vac']"/>

  <xsl:template match="/">
    <h:document kind="faq" title="VAC" lang="{(//*[local-name() = 'owmskern']/*[local-name() = 'language'])[1]}">
      <xsl:apply-templates select="//*[local-name() = 'vac' and *[local-name() = 'body']]" mode="vac"/>
    </h:document>
  </xsl:template>

  <!-- One question may have an answer for each channel; the phone's is the agent's. -->
  <xsl:template match="*" mode="vac">
    <xsl:variable name="channels" select="*[local-name() = 'body']/*[local-name() = 'kanaal']"/>
    <xsl:variable name="channel" select="($channels[contains(@type, 'tel')] | $channels[not(../*[contains(@type, 'tel')])])[1]"/>
    <xsl:variable name="kern" select="*[local-name() = 'meta']/*[local-name() = 'owmskern']"/>
    <xsl:variable name="identifier" select="$kern/*[local-name() = 'identifier']"/>
    <h:question id="{$identifier}">
      <xsl:choose>
        <xsl:when test="contains($identifier, '#')">
          <xsl:attribute name="id"><xsl:value-of select="substring-after($identifier, '#')"/></xsl:attribute>
        </xsl:when>
      </xsl:choose>
      <xsl:value-of select="($channel/*[local-name() = 'vraag'] | $kern/*[local-name() = 'title'])[last()]"/>
    </h:question>
    <xsl:for-each select="*[local-name() = 'meta']/*[local-name() = 'owmsmantel']/*[local-name() = 'subject']">
      <h:keyword><xsl:value-of select="."/></h:keyword>
    </xsl:for-each>
    <h:spoken form="html"><xsl:value-of select="$channel/*[local-name() = 'kortAntwoord']"/></h:spoken>
    <h:block form="html"><xsl:value-of select="$channel/*[local-name() = 'antwoord']"/></h:block>
    <h:note form="html"><xsl:value-of select="$channel/*[local-name() = 'onderwaterantwoord']"/></h:note>
  </xsl:template>
</xsl:stylesheet>
